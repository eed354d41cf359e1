package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// packageJSON is the part of a package.json that says which provider plugin the package belongs to.
type packageJSON struct {
	Name    string                  `json:"name"`
	Version string                  `json:"version"`
	Pulumi  plugin.PulumiPluginJSON `json:"pulumi"`
}

// locateRunner finds one of the programs under `@pulumi/pulumi/cmd` where node would, from the directory upward.
func locateRunner(name, directory string) (string, error) {
	found, err := searchUpward(directory, filepath.Join("node_modules", "@pulumi", "pulumi", "cmd", name, "index.js"))
	if err != nil {
		return "", fmt.Errorf("@pulumi/pulumi is not installed in %s or above: run `pulumi install` or `npm install` there",
			directory)
	}
	return found, nil
}

// searchUpward looks for a relative path in a directory and in those above it.
func searchUpward(directory, relative string) (string, error) {
	for {
		candidate := filepath.Join(directory, relative)
		if _, err := os.Stat(candidate); err == nil {
			return candidate, nil
		}
		parent := filepath.Dir(directory)
		if parent == directory {
			return "", errors.New("not found")
		}
		directory = parent
	}
}

// requiredPackages lists the providers that the packages in the nearest node_modules declare, each version once.
// A package that cannot be read is passed over: the engine asks for a missing plugin when a resource needs it.
func requiredPackages(programDirectory string) []*pulumirpc.PackageDependency {
	root, err := searchUpward(programDirectory, "node_modules")
	if err != nil {
		return nil
	}
	found := map[string]bool{}
	var required []*pulumirpc.PackageDependency
	visited := map[string]bool{}
	walkPackages(root, visited, func(manifest packageJSON) {
		dependency, ok := dependencyOf(manifest)
		if !ok || found[dependency.String()] {
			return
		}
		found[dependency.String()] = true
		required = append(required, dependency)
	})
	return required
}

// walkPackages visits every package of a node_modules directory, through scopes, links and nested node_modules.
func walkPackages(nodeModules string, visited map[string]bool, visit func(packageJSON)) {
	entries, err := os.ReadDir(nodeModules)
	if err != nil {
		return
	}
	for _, entry := range entries {
		directory := filepath.Join(nodeModules, entry.Name())
		if strings.HasPrefix(entry.Name(), "@") {
			walkPackages(directory, visited, visit)
			continue
		}
		if real, err := filepath.EvalSymlinks(directory); err == nil {
			directory = real
		}
		if visited[directory] {
			continue
		}
		visited[directory] = true
		// A policy pack among the dependencies runs apart from the program: what it needs, the program does not.
		if _, err := os.Stat(filepath.Join(directory, "PulumiPolicy.yaml")); err == nil {
			continue
		}
		if manifest, err := readManifest(directory); err == nil {
			visit(manifest)
		}
		walkPackages(filepath.Join(directory, "node_modules"), visited, visit)
	}
}

func readManifest(directory string) (packageJSON, error) {
	var manifest packageJSON
	content, err := os.ReadFile(filepath.Join(directory, "package.json"))
	if err != nil {
		return manifest, err
	}
	return manifest, json.Unmarshal(content, &manifest)
}

// dependencyOf reads the plugin a package asks for; its own name and version stand in for what it does not say.
func dependencyOf(manifest packageJSON) (*pulumirpc.PackageDependency, bool) {
	declared := manifest.Pulumi
	if !declared.Resource {
		return nil, false
	}
	name, version := declared.Name, declared.Version
	if name == "" {
		// Only the vendor's own scope leaves the plugin's name to the package's.
		if !strings.HasPrefix(manifest.Name, "@pulumi/") {
			return nil, false
		}
		name = strings.TrimPrefix(manifest.Name, "@pulumi/")
	}
	if version == "" {
		version = manifest.Version
	}
	if version == "" {
		return nil, false
	}
	return &pulumirpc.PackageDependency{
		Name:             name,
		Kind:             "resource",
		Version:          "v" + strings.TrimPrefix(version, "v"),
		Server:           declared.Server,
		Parameterization: parameterization(declared.Parameterization),
		Extension:        parameterization(declared.ExtensionParameterization),
	}, true
}

func parameterization(declared *plugin.PulumiParameterizationJSON) *pulumirpc.PackageParameterization {
	if declared == nil {
		return nil
	}
	return &pulumirpc.PackageParameterization{
		Name: declared.Name, Version: declared.Version, Value: declared.Value,
	}
}
