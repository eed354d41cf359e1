// Command pulumi-resource-aws is the AWS provider with the few services this project meets.
//
// Why it is here: the official provider is published as a binary by its vendor only, and its source is in no published Go
// module. Where the vendor can be reached, the official provider is downloaded and this one is not built. Elsewhere this
// one bridges terraform-provider-aws 6.34, the newest whose source can be had, with one fix of a later version (command trim
// makes it), to the Pulumi tokens and properties of the installed @pulumi/aws, which a test compares. It says that it is the
// version which that package asks for, and stands for it; the official one of that version bridges 6.38. It goes only into a
// sandbox's own PULUMI_HOME: under the official name, among a user's plugins, it would break every program that needs a
// service left out.
//
// What it leaves out besides services: the package schema (`pulumi package get-schema`, YAML programs) and the official
// provider's friendlier messages for missing credentials.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/hashicorp/terraform-provider-aws/xpprovider"
	pfbridge "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shim "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
	shimv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
)

// version is the release of the official provider that this one stands in for; set by the linker.
var version = "0.0.0"

// packageSchema satisfies the bridge, which wants one; nothing that runs a program reads more of it.
const packageSchema = `{"name":"aws","version":"%s"}`

func main() {
	ctx := context.Background()
	info, err := providerInfo(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "pulumi-resource-aws:", err)
		os.Exit(1)
	}
	if len(os.Args) == 2 && os.Args[1] == "-properties" {
		if err := printProperties(os.Stdout, info); err != nil {
			fmt.Fprintln(os.Stderr, "pulumi-resource-aws:", err)
			os.Exit(1)
		}
		return
	}
	pfbridge.MainWithMuxer(ctx, "aws", info, fmt.Appendf(nil, packageSchema, version))
}

// providerInfo describes the bridged provider: which resource and function has which token, and what differs from the
// bridge's defaults.
func providerInfo(ctx context.Context) (tfbridge.ProviderInfo, error) {
	framework, sdk, err := xpprovider.GetProvider(ctx)
	if err != nil {
		return tfbridge.ProviderInfo{}, fmt.Errorf("starting terraform-provider-aws: %w", err)
	}
	provider := pfbridge.MuxShimWithPF(ctx, shimv2.NewProvider(sdk), framework)
	info := tfbridge.ProviderInfo{
		P:              provider,
		Name:           "aws",
		ResourcePrefix: "aws",
		Version:        version,
		Config:         configuration,
		Resources:      map[string]*tfbridge.ResourceInfo{},
		DataSources:    map[string]*tfbridge.DataSourceInfo{},
	}
	var failure error
	provider.ResourcesMap().Range(func(name string, _ shim.Resource) bool {
		var token string
		if token, failure = resourceToken(name); failure != nil {
			return false
		}
		resource := resourceOverrides[name]
		if resource == nil {
			resource = &tfbridge.ResourceInfo{}
		}
		resource.Tok = typeToken(token)
		info.Resources[name] = resource
		return true
	})
	provider.DataSourcesMap().Range(func(name string, _ shim.Resource) bool {
		var token string
		if failure != nil {
			return false
		}
		if token, failure = functionToken(name); failure != nil {
			return false
		}
		function := functionOverrides[name]
		if function == nil {
			function = &tfbridge.DataSourceInfo{}
		}
		function.Tok = memberToken(token)
		info.DataSources[name] = function
		return true
	})
	if failure != nil {
		return info, failure
	}
	info.SetAutonaming(maximumNameLength, "-")
	info.MetadataInfo, err = dispatchTable(info)
	return info, err
}
