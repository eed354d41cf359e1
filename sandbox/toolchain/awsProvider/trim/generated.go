package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
)

// keepServicePackages leaves in the list of service packages only the kept ones.
func keepServicePackages(content []byte, kept []string) ([]byte, error) {
	return edit(content, func(file *ast.File) error {
		var list *ast.CompositeLit
		ast.Inspect(file, func(node ast.Node) bool {
			if literal, ok := node.(*ast.CompositeLit); ok && list == nil && len(literal.Elts) > 0 {
				list = literal
			}
			return list == nil
		})
		if list == nil {
			return fmt.Errorf("no list of service packages found")
		}
		var remaining []ast.Expr
		var names []string
		for _, element := range list.Elts {
			name, ok := packageOfCall(element, "ServicePackage")
			if !ok {
				return fmt.Errorf("an element of the list is not a call of ServicePackage")
			}
			if slices.Contains(kept, name) {
				remaining, names = append(remaining, element), append(names, name)
			}
		}
		for _, name := range kept {
			if !slices.Contains(names, name) {
				return fmt.Errorf("there is no service package %q", name)
			}
		}
		list.Elts = remaining
		return nil
	})
}

// keepClients leaves only the functions that return one of the clients called.
func keepClients(content []byte, called map[string]bool) ([]byte, error) {
	return edit(content, func(file *ast.File) error {
		var remaining []ast.Decl
		kept := 0
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok {
				remaining = append(remaining, declaration)
				continue
			}
			if function.Recv == nil || !strings.HasSuffix(function.Name.Name, "Client") {
				return fmt.Errorf("function %s is not a client of an AWS service", function.Name.Name)
			}
			if called[function.Name.Name] {
				remaining = append(remaining, declaration)
				kept++
			}
		}
		if kept == 0 {
			return fmt.Errorf("none of the clients called is here")
		}
		file.Decls = remaining
		return nil
	})
}

// dropRegistration removes from a service package's generated lists the entry made by a factory function.
func dropRegistration(content []byte, factory string) ([]byte, error) {
	return edit(content, func(file *ast.File) error {
		dropped := 0
		ast.Inspect(file, func(node ast.Node) bool {
			list, ok := node.(*ast.CompositeLit)
			if !ok {
				return true
			}
			before := len(list.Elts)
			list.Elts = slices.DeleteFunc(list.Elts, func(element ast.Expr) bool { return registers(element, factory) })
			dropped += before - len(list.Elts)
			return true
		})
		if dropped != 1 {
			return fmt.Errorf("%s is registered %d times, not once", factory, dropped)
		}
		return nil
	})
}

// registers tells whether an expression is `{Factory: factory, ...}`.
func registers(expression ast.Expr, factory string) bool {
	literal, ok := expression.(*ast.CompositeLit)
	if !ok || len(literal.Elts) == 0 {
		return false
	}
	pair, ok := literal.Elts[0].(*ast.KeyValueExpr)
	if !ok {
		return false
	}
	key, isKey := pair.Key.(*ast.Ident)
	value, isValue := pair.Value.(*ast.Ident)
	return isKey && isValue && key.Name == "Factory" && value.Name == factory
}

// replaceFunction puts another function in the place of the one of the same name and signature.
func replaceFunction(content []byte, name, replacement string) ([]byte, error) {
	// Parsed apart from the file, so that its positions do not mix with the file's; printed back where the old one stood.
	return edit(content, func(file *ast.File) error {
		parsed, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+replacement, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for i, declaration := range file.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok && function.Recv == nil && function.Name.Name == name {
				file.Decls[i] = parsed.Decls[0]
				return nil
			}
		}
		return fmt.Errorf("there is no function %s", name)
	})
}

// packageOfCall returns x for an expression `x.name(...)`.
func packageOfCall(expression ast.Expr, name string) (string, bool) {
	call, ok := expression.(*ast.CallExpr)
	if !ok {
		return "", false
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != name {
		return "", false
	}
	identifier, ok := selector.X.(*ast.Ident)
	if !ok {
		return "", false
	}
	return identifier.Name, true
}

// edit parses a file, applies a change, drops the imports that are no longer used, and prints it.
func edit(content []byte, change func(*ast.File) error) ([]byte, error) {
	files := token.NewFileSet()
	// Comments are left out: they would stay where the removed code was.
	file, err := parser.ParseFile(files, "", content, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	if err := change(file); err != nil {
		return nil, err
	}
	used := map[string]bool{}
	ast.Inspect(file, func(node ast.Node) bool {
		if selector, ok := node.(*ast.SelectorExpr); ok {
			if identifier, ok := selector.X.(*ast.Ident); ok {
				used[identifier.Name] = true
			}
		}
		return true
	})
	for _, declaration := range file.Decls {
		imports, ok := declaration.(*ast.GenDecl)
		if !ok || imports.Tok != token.IMPORT {
			continue
		}
		imports.Specs = slices.DeleteFunc(imports.Specs, func(spec ast.Spec) bool {
			return !used[importedName(spec.(*ast.ImportSpec))]
		})
	}
	var output bytes.Buffer
	if err := format.Node(&output, files, file); err != nil {
		return nil, err
	}
	return output.Bytes(), nil
}

// importedName is the name under which an import is used: given, or the last element of its path.
func importedName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	imported, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return ""
	}
	return path.Base(imported)
}
