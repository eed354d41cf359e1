package main

import (
	"bytes"
	"fmt"
	"path/filepath"
)

// frameworkDirectory is the package that runs the resources of the newer of HashiCorp's two frameworks, among them a bucket's
// lifecycle configuration.
const frameworkDirectory = "internal/provider/framework"

// identityOfRemoved is the change, within the method that tells who a resource is that was just read: what the source must say,
// and what takes its place.
var identityOfRemoved = []struct{ old, new string }{
	{
		"\t\tif response.State.Raw.IsNull() {\n\t\t\tbreak\n\t\t}\n",
		"\t\tstate := response.State\n\t\tif state.Raw.IsNull() {\n\t\t\tstate = opts.request.State\n\t\t}\n",
	},
	{"response.State.GetAttribute(", "state.GetAttribute("},
}

// withIdentityOfRemoved makes a copy of the package say who a resource was that is no longer there. Version 6.34 says
// nothing, for which the framework fails the read with "Missing Resource Identity After Read": a lifecycle configuration that
// somebody deleted stops every preview, update, refresh and destroy.
//
// Mended upstream by https://github.com/hashicorp/terraform-provider-aws/pull/46964, which the versions that this provider
// stands for have.
func withIdentityOfRemoved(directory string) error {
	return rewrite(filepath.Join(directory, "identity_interceptor.go"), func(content []byte) ([]byte, error) {
		start := bytes.Index(content, []byte("func (r identityInterceptor) read("))
		if start < 0 {
			return nil, fmt.Errorf("identityInterceptor has no method read")
		}
		length := bytes.Index(content[start:], []byte("\n}\n"))
		if length < 0 {
			return nil, fmt.Errorf("the method read does not end")
		}
		method := content[start : start+length]
		for _, change := range identityOfRemoved {
			if count := bytes.Count(method, []byte(change.old)); count != 1 {
				return nil, fmt.Errorf("the method read has %q %d times, not once", change.old, count)
			}
			method = bytes.Replace(method, []byte(change.old), []byte(change.new), 1)
		}
		return bytes.Join([][]byte{content[:start], method, content[start+length:]}, nil), nil
	})
}
