package main

import (
	"fmt"
	"go/build"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// clientCall matches a call for the client of a service, as in `meta.S3Client(ctx)`.
var clientCall = regexp.MustCompile(`\.([A-Za-z0-9]+Client)\(`)

// importsWithin lists the directories of the packages of the same module that a package imports.
func importsWithin(directory string) ([]string, error) {
	sources, err := build.ImportDir(directory, 0)
	if err != nil {
		return nil, err
	}
	var directories []string
	for _, imported := range sources.Imports {
		if relative, ok := strings.CutPrefix(imported, modulePath+"/"); ok {
			directories = append(directories, filepath.FromSlash(relative))
		}
	}
	return directories, nil
}

// collectClients notes which clients the sources of a package call for.
func collectClients(directory string, called map[string]bool) error {
	sources, err := build.ImportDir(directory, 0)
	if err != nil {
		return err
	}
	for _, name := range sources.GoFiles {
		content, err := os.ReadFile(filepath.Join(directory, name))
		if err != nil {
			return err
		}
		for _, match := range clientCall.FindAllSubmatch(content, -1) {
			called[string(match[1])] = true
		}
	}
	return nil
}

// copyPackage copies the files of a package, without its tests, and what it embeds from directories beneath it.
func copyPackage(source, target string) error {
	sources, err := build.ImportDir(source, 0)
	if err != nil {
		return err
	}
	names, err := embedded(source, sources.EmbedPatterns)
	if err != nil {
		return err
	}
	for _, name := range append(names, sources.GoFiles...) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(target, name)), 0o755); err != nil {
			return err
		}
		if err := copyFile(filepath.Join(source, name), filepath.Join(target, name)); err != nil {
			return err
		}
	}
	return nil
}

// embedded lists the files that match the patterns of a package's `go:embed` comments.
func embedded(directory string, patterns []string) ([]string, error) {
	var names []string
	for _, pattern := range patterns {
		matches, err := fs.Glob(os.DirFS(directory), pattern)
		if err != nil {
			return nil, err
		}
		if len(matches) == 0 {
			return nil, fmt.Errorf("%s embeds %s, which is not there", directory, pattern)
		}
		for _, match := range matches {
			err := fs.WalkDir(os.DirFS(directory), match, func(path string, entry fs.DirEntry, err error) error {
				if err == nil && !entry.IsDir() {
					names = append(names, path)
				}
				return err
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return names, nil
}

// copyFile copies the content only: files of the module cache are read-only, and the copy must not be.
func copyFile(source, target string) error {
	input, err := os.Open(source)
	if err != nil {
		return err
	}
	defer input.Close()
	output, err := os.Create(target)
	if err != nil {
		return err
	}
	if _, err := io.Copy(output, input); err != nil {
		output.Close()
		return err
	}
	return output.Close()
}
