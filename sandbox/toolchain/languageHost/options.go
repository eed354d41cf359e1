package main

import (
	"fmt"

	"github.com/google/shlex"
	"github.com/pulumi/pulumi/sdk/v3/nodejs/npm"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// options are the settings under `runtime.options` of Pulumi.yaml, PulumiPolicy.yaml or PulumiPlugin.yaml.
type options struct {
	typescript     bool
	tsconfig       string
	nodeArguments  []string
	packageManager npm.PackageManagerType
	production     bool
}

// parseOptions reads the runtime options with the official host's names and defaults; unknown ones are ignored.
func parseOptions(program *pulumirpc.ProgramInfo) (options, error) {
	parsed := options{typescript: true, packageManager: npm.AutoPackageManager}
	var nodeArguments, packageManager string
	for name, value := range program.GetOptions().AsMap() {
		var err error
		switch name {
		case "typescript":
			err = assign(&parsed.typescript, name, value)
		case "tsconfig":
			err = assign(&parsed.tsconfig, name, value)
		case "nodeargs":
			err = assign(&nodeArguments, name, value)
		case "packagemanager":
			err = assign(&packageManager, name, value)
		case "production":
			err = assign(&parsed.production, name, value)
		}
		if err != nil {
			return options{}, err
		}
	}
	var err error
	if parsed.nodeArguments, err = shlex.Split(nodeArguments); err != nil {
		return options{}, fmt.Errorf("runtime option nodeargs is %q: %w", nodeArguments, err)
	}
	switch packageManager {
	case "", "auto":
	case "npm":
		parsed.packageManager = npm.NpmPackageManager
	case "yarn":
		parsed.packageManager = npm.YarnPackageManager
	case "pnpm":
		parsed.packageManager = npm.PnpmPackageManager
	case "bun":
		parsed.packageManager = npm.BunPackageManager
	default:
		return options{}, fmt.Errorf(
			"runtime option packagemanager is %q: use auto, npm, yarn, pnpm or bun", packageManager)
	}
	return parsed, nil
}

func assign[T any](target *T, name string, value any) error {
	typed, ok := value.(T)
	if !ok {
		return fmt.Errorf("runtime option %s is %v: use a value of type %T", name, value, *target)
	}
	*target = typed
	return nil
}

// environment adds to a process environment what tells the SDK's runners about TypeScript.
func (o options) environment(inherited []string) []string {
	environment := append([]string{}, inherited...)
	if o.typescript {
		environment = append(environment, "PULUMI_NODEJS_TYPESCRIPT=true")
	}
	if o.tsconfig != "" {
		environment = append(environment, "PULUMI_NODEJS_TSCONFIG_PATH="+o.tsconfig)
	}
	return environment
}
