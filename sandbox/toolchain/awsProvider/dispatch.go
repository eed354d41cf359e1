package main

import (
	"encoding/json"
	"fmt"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge/info"
)

// muxedProvider is what the bridge's combination of two providers can be asked: which of them serves a Terraform name.
type muxedProvider interface {
	ResourceIsPF(name string) bool
	DataSourceIsPF(name string) bool
}

// The positions of the two providers in the combination: the order in which it was made of them.
const (
	sdkProvider       = 0
	frameworkProvider = 1
)

// dispatchTable writes the table by which the bridge sends each token to one of the two providers inside
// terraform-provider-aws. The official provider computes it when its SDKs are generated; here it is cheap enough at start.
func dispatchTable(provider tfbridge.ProviderInfo) (*tfbridge.MetadataInfo, error) {
	muxed, ok := provider.P.(muxedProvider)
	if !ok {
		return nil, fmt.Errorf("the bridge's combined provider is a %T, which cannot be asked who serves a name", provider.P)
	}
	position := func(framework bool) int {
		if framework {
			return frameworkProvider
		}
		return sdkProvider
	}
	resources, functions := map[string]int{}, map[string]int{}
	for name, resource := range provider.Resources {
		resources[string(resource.Tok)] = position(muxed.ResourceIsPF(name))
	}
	for name, function := range provider.DataSources {
		functions[string(function.Tok)] = position(muxed.DataSourceIsPF(name))
	}
	content, err := json.Marshal(map[string]any{
		"mux": map[string]any{"resources": resources, "functions": functions},
	})
	if err != nil {
		return nil, err
	}
	return info.NewProviderMetadata(content), nil
}
