// Command trim copies the source of terraform-provider-aws with only the services listed in package services.
//
// The provider links every AWS service, which takes longer to build than a sandbox may. Two generated files name them all;
// the rest of the code reaches them through those. Trimming is therefore: in the two files drop what names a service not
// listed, and copy the packages that are still imported. Anything unexpected in the files is an error, so that a new
// upstream version cannot be trimmed wrongly in silence.
//
// One more cut is worth its few lines, because compiling EC2 alone takes minutes and 3 GB of memory: the package of the
// partition and region look-ups (meta) imports it to list regions and to name a region's EC2 endpoint. See withoutEC2.
//
// One wait is shortened, because the local AWS gives no reason for it: after each change of a bucket's lifecycle
// configuration the provider lets a minute pass until S3, which is eventually consistent, has given the same answer ten
// times. The local AWS is consistent at once. See withoutLifecycleWait.
//
// One fault is mended, because the versions that the provider stands for have it mended: see withIdentityOfRemoved.
//
//	go run ./trim SOURCE TARGET
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"cloudtrail-baseline/sandbox/toolchain/awsProvider/services"
)

const (
	modulePath          = "github.com/hashicorp/terraform-provider-aws"
	rootPackage         = "xpprovider"
	servicePackagesFile = "internal/provider/sdkv2/service_packages_gen.go"
	clientsFile         = "internal/conns/awsclient_gen.go"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: trim SOURCE TARGET")
		os.Exit(2)
	}
	if err := trim(os.Args[1], os.Args[2], services.Kept); err != nil {
		fmt.Fprintln(os.Stderr, "trim:", err)
		os.Exit(1)
	}
}

// trim writes the trimmed copy into a directory that does not exist yet.
func trim(source, target string, kept []string) error {
	if err := os.Mkdir(target, 0o755); err != nil {
		return err
	}
	for _, name := range []string{"go.mod", "LICENSE"} {
		if err := copyFile(filepath.Join(source, name), filepath.Join(target, name)); err != nil {
			return err
		}
	}
	// Packages are copied as imports are met; the list is rewritten as soon as its package arrives, before it is followed.
	called := map[string]bool{}
	queue, copied := []string{rootPackage}, map[string]bool{rootPackage: true}
	for i := 0; i < len(queue); i++ {
		directory := queue[i]
		if err := copyPackage(filepath.Join(source, directory), filepath.Join(target, directory)); err != nil {
			return err
		}
		if directory == filepath.Dir(servicePackagesFile) {
			if err := rewrite(filepath.Join(target, servicePackagesFile), func(content []byte) ([]byte, error) {
				return keepServicePackages(content, kept)
			}); err != nil {
				return err
			}
		}
		if directory == metaDirectory {
			if err := withoutEC2(filepath.Join(target, directory)); err != nil {
				return err
			}
		}
		if directory == s3Directory {
			if err := withoutLifecycleWait(filepath.Join(target, directory)); err != nil {
				return err
			}
		}
		if directory == frameworkDirectory {
			if err := withIdentityOfRemoved(filepath.Join(target, directory)); err != nil {
				return err
			}
		}
		imports, err := importsWithin(filepath.Join(target, directory))
		if err != nil {
			return err
		}
		for _, imported := range imports {
			if !copied[imported] {
				copied[imported] = true
				queue = append(queue, imported)
			}
		}
		if err := collectClients(filepath.Join(target, directory), called); err != nil {
			return err
		}
	}
	for _, required := range []string{servicePackagesFile, clientsFile} {
		if !copied[filepath.Dir(required)] {
			return fmt.Errorf("%s no longer imports the package of %s", rootPackage, required)
		}
	}
	return rewrite(filepath.Join(target, clientsFile), func(content []byte) ([]byte, error) {
		return keepClients(content, called)
	})
}

func rewrite(path string, change func([]byte) ([]byte, error)) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	changed, err := change(content)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, changed, 0o644)
}
