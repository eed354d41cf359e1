package main

import (
	"fmt"
	"go/ast"
	"path/filepath"
)

// s3Directory is the package of S3, with the wait after a lifecycle configuration is written.
const s3Directory = "internal/service/s3"

// lifecycleWait is that wait, field by field: what the source must say, in seconds, and what takes its place, in milliseconds.
var lifecycleWait = map[string]struct{ seconds, milliseconds string }{
	"Delay":        {"10", "1"},
	"PollInterval": {"5", "1"},
}

// withoutLifecycleWait makes a copy of the package ask S3 ten times in a row, milliseconds apart, whether it has the
// configuration that was written. How often it asks, and what it compares, stays.
func withoutLifecycleWait(directory string) error {
	return rewrite(filepath.Join(directory, "bucket_lifecycle_configuration.go"), func(content []byte) ([]byte, error) {
		return edit(content, func(file *ast.File) error {
			shortened := map[string]bool{}
			for _, declaration := range file.Decls {
				function, ok := declaration.(*ast.FuncDecl)
				if !ok || function.Name.Name != "waitLifecycleConfigEquals" {
					continue
				}
				ast.Inspect(function, func(node ast.Node) bool {
					if name, ok := shorten(node); ok {
						shortened[name] = true
					}
					return true
				})
			}
			for name, wait := range lifecycleWait {
				if !shortened[name] {
					return fmt.Errorf("waitLifecycleConfigEquals has no %s of %s seconds", name, wait.seconds)
				}
			}
			return nil
		})
	})
}

// shorten changes `Delay: 10 * time.Second` and its like where they stand, and tells which it met.
func shorten(node ast.Node) (string, bool) {
	field, ok := node.(*ast.KeyValueExpr)
	if !ok {
		return "", false
	}
	name, isName := field.Key.(*ast.Ident)
	product, isProduct := field.Value.(*ast.BinaryExpr)
	if !isName || !isProduct {
		return "", false
	}
	wait, known := lifecycleWait[name.Name]
	number, isNumber := product.X.(*ast.BasicLit)
	unit, isUnit := product.Y.(*ast.SelectorExpr)
	if !known || !isNumber || !isUnit || number.Value != wait.seconds || unit.Sel.Name != "Second" {
		return "", false
	}
	number.Value, unit.Sel.Name = wait.milliseconds, "Millisecond"
	return name.Name, true
}
