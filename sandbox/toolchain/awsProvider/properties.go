package main

import (
	"encoding/json"
	"io"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	shim "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim"
)

// property is what a test compares with the installed @pulumi/aws: whether a value is a list, and what an object holds.
type property struct {
	Input      bool                `json:"input"`
	List       bool                `json:"list,omitempty"`
	Properties map[string]property `json:"properties,omitempty"`
}

// printProperties writes the properties of every resource and function, by token, as JSON.
func printProperties(output io.Writer, info tfbridge.ProviderInfo) error {
	described := map[string]map[string]map[string]property{"resources": {}, "functions": {}}
	for name, resource := range info.Resources {
		schema := info.P.ResourcesMap().Get(name).Schema()
		described["resources"][string(resource.Tok)] = propertiesOf(schema, resource.Fields)
	}
	for name, function := range info.DataSources {
		schema := info.P.DataSourcesMap().Get(name).Schema()
		described["functions"][string(function.Tok)] = propertiesOf(schema, function.Fields)
	}
	return json.NewEncoder(output).Encode(described)
}

func propertiesOf(schema shim.SchemaMap, overrides map[string]*tfbridge.SchemaInfo) map[string]property {
	properties := map[string]property{}
	schema.Range(func(name string, value shim.Schema) bool {
		override := overrides[name]
		described := property{
			Input: value.Optional() || value.Required(),
			List:  (value.Type() == shim.TypeList || value.Type() == shim.TypeSet) && !tfbridge.IsMaxItemsOne(value, override),
		}
		if nested, ok := objectIn(value); ok {
			described.Properties = propertiesOf(nested.Schema(), nestedOverrides(override))
		}
		properties[tfbridge.TerraformToPulumiNameV2(name, schema, overrides)] = described
		return true
	})
	return properties
}

func nestedOverrides(override *tfbridge.SchemaInfo) map[string]*tfbridge.SchemaInfo {
	if override == nil || override.Elem == nil {
		return nil
	}
	return override.Elem.Fields
}

// objectIn finds the object that a property is or is a list of. A block holds it directly, an attribute one level deeper.
func objectIn(value shim.Schema) (shim.Resource, bool) {
	switch element := value.Elem().(type) {
	case shim.Resource:
		return element, true
	case shim.Schema:
		return objectIn(element)
	default:
		return nil, false
	}
}
