package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/pulumi/pulumi/sdk/v3"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	"github.com/pulumi/pulumi/sdk/v3/go/common/version"
	"github.com/pulumi/pulumi/sdk/v3/nodejs/npm"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"
)

// exitedAfterShowingMessage is the exit code with which `@pulumi/pulumi/cmd/run` says: the user has seen the error.
const exitedAfterShowingMessage = 32

// interruptGrace is how long a program may take to end after an interrupt before it is killed.
const interruptGrace = 5 * time.Second

// languageHost implements the calls that running, previewing, analysing and installing Node.js projects make.
type languageHost struct {
	pulumirpc.UnimplementedLanguageRuntimeServer

	engine   string
	lifetime context.Context
}

// GetPluginInfo tells the engine the host's version, which is the SDK's.
func (h *languageHost) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: version.Version}, nil
}

// GetRequiredPackages tells the engine which provider plugins the installed Node.js packages ask for.
func (h *languageHost) GetRequiredPackages(
	_ context.Context, request *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	return &pulumirpc.GetRequiredPackagesResponse{Packages: requiredPackages(request.Info.ProgramDirectory)}, nil
}

// Run executes a program. Errors of the program are part of the answer; only failures of the host itself are errors.
func (h *languageHost) Run(ctx context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	refuse := func(err error) (*pulumirpc.RunResponse, error) {
		return &pulumirpc.RunResponse{Error: err.Error()}, nil
	}
	options, err := parseOptions(request.Info)
	if err != nil {
		return refuse(err)
	}
	runner, err := locateRunner("run", request.Info.ProgramDirectory)
	if err != nil {
		return refuse(err)
	}
	config, err := json.Marshal(request.GetConfig())
	if err != nil {
		return refuse(fmt.Errorf("serialising the configuration: %w", err))
	}
	secretKeys, err := json.Marshal(append([]string{}, request.GetConfigSecretKeys()...))
	if err != nil {
		return refuse(fmt.Errorf("serialising the names of the secrets: %w", err))
	}

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	context.AfterFunc(h.lifetime, cancel)
	command, err := nodeCommand(ctx, append(append(options.nodeArguments, runner), h.runArguments(request)...))
	if err != nil {
		return refuse(err)
	}
	command.Env = append(options.environment(os.Environ()),
		"PULUMI_CONFIG="+string(config), "PULUMI_CONFIG_SECRET_KEYS="+string(secretKeys))
	// Wrapped, so that the child gets pipes and not our own files: node sets its streams non-blocking, and so ours.
	command.Stdout, command.Stderr = struct{ io.Writer }{os.Stdout}, struct{ io.Writer }{os.Stderr}

	err = command.Run()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return &pulumirpc.RunResponse{}, nil
	case errors.As(err, &exit) && exit.ExitCode() == exitedAfterShowingMessage:
		return &pulumirpc.RunResponse{Bail: true}, nil
	case errors.As(err, &exit):
		return refuse(fmt.Errorf("the program ended with %s", exit))
	default:
		return refuse(fmt.Errorf("starting the program: %w", err))
	}
}

// runArguments are the arguments of `@pulumi/pulumi/cmd/run`; empty ones are left out, as its parser expects.
func (h *languageHost) runArguments(request *pulumirpc.RunRequest) []string {
	var arguments []string
	for _, pair := range [][2]string{
		{"--monitor", request.GetMonitorAddress()},
		{"--engine", h.engine},
		{"--organization", request.GetOrganization()},
		{"--project", request.GetProject()},
		{"--root-directory", request.Info.RootDirectory},
		{"--stack", request.GetStack()},
		{"--pwd", request.Info.ProgramDirectory},
		{"--parallel", strconv.Itoa(int(request.GetParallel()))},
	} {
		if pair[1] != "" {
			arguments = append(arguments, pair[0], pair[1])
		}
	}
	if request.GetDryRun() {
		arguments = append(arguments, "--dry-run")
	}
	return append(append(arguments, request.Info.EntryPoint), request.GetArgs()...)
}

// RunPlugin runs a component plugin or a policy pack, and streams what it writes until it ends.
func (h *languageHost) RunPlugin(
	request *pulumirpc.RunPluginRequest, server pulumirpc.LanguageRuntime_RunPluginServer,
) error {
	options, err := parseOptions(request.Info)
	if err != nil {
		return err
	}
	streams, stdout, stderr, err := rpcutil.MakeRunPluginStreams(server, false)
	if err != nil {
		return err
	}
	defer streams.Close()

	ctx, cancel := context.WithCancel(server.Context())
	defer cancel()
	context.AfterFunc(h.lifetime, cancel)
	if request.Kind == string(apitype.AnalyzerPlugin) {
		err = runPolicyPack(ctx, request, options, stdout, stderr)
	} else {
		err = runPlugin(ctx, request, options, stdout, stderr)
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return fmt.Errorf("the plugin in %s ended with %s", request.Info.ProgramDirectory, exit)
	}
	if err != nil {
		return fmt.Errorf("running the plugin in %s: %w", request.Info.ProgramDirectory, err)
	}
	return streams.Close()
}

func runPlugin(
	ctx context.Context, request *pulumirpc.RunPluginRequest, options options, stdout, stderr io.Writer,
) error {
	runner, err := locateRunner("run-plugin", request.Info.ProgramDirectory)
	if err != nil {
		return err
	}
	arguments := append(append(options.nodeArguments, runner, request.Info.ProgramDirectory), request.Args...)
	command, err := nodeCommand(ctx, arguments)
	if err != nil {
		return err
	}
	command.Dir, command.Env = request.Pwd, options.environment(request.Env)
	command.Stdout, command.Stderr = stdout, stderr
	return command.Run()
}

// runPolicyPack runs a pack behind the SDK's proxy: Node.js packs learn about the stack from their environment, which the
// engine tells only once somebody answers its calls.
func runPolicyPack(
	ctx context.Context, request *pulumirpc.RunPluginRequest, options options, stdout, stderr io.Writer,
) error {
	directory := request.Info.ProgramDirectory
	runner, err := locateRunner("run-policy-pack", directory)
	if err != nil {
		return err
	}
	arguments := append(append(append(options.nodeArguments, runner), request.Args...), directory)
	command, err := nodeCommand(ctx, arguments)
	if err != nil {
		return err
	}
	proxy, proxied, err := sdk.NewPolicyProxy(ctx, stdout)
	if err != nil {
		return fmt.Errorf("starting the proxy: %w", err)
	}
	stack, err := proxy.AwaitConfiguration(ctx)
	if err != nil {
		return fmt.Errorf("waiting for the stack's configuration: %w", err)
	}
	command.Env = options.environment(request.Env)
	if stack != nil {
		config, err := json.Marshal(stack.Config)
		if err != nil {
			return fmt.Errorf("serialising the stack's configuration: %w", err)
		}
		command.Env = append(command.Env,
			"PULUMI_NODEJS_ORGANIZATION="+stack.Organization,
			"PULUMI_NODEJS_PROJECT="+stack.Project,
			"PULUMI_NODEJS_STACK="+stack.Stack,
			"PULUMI_NODEJS_DRY_RUN="+strconv.FormatBool(stack.DryRun),
			"PULUMI_CONFIG="+string(config))
	}
	// A pack's working directory is its own: it reads PulumiPolicy.yaml and its version from there.
	command.Dir, command.Stdout, command.Stderr = directory, proxied, stderr
	if err := command.Start(); err != nil {
		return err
	}
	return proxy.Attach(ctx, command)
}

// InstallDependencies installs a project's packages with the package manager its lock file names.
func (h *languageHost) InstallDependencies(
	request *pulumirpc.InstallDependenciesRequest, server pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	options, err := parseOptions(request.Info)
	if err != nil {
		return err
	}
	streams, stdout, stderr, err := rpcutil.MakeInstallDependenciesStreams(server, request.IsTerminal)
	if err != nil {
		return err
	}
	defer streams.Close()
	directory, err := npm.FindWorkspaceRoot(request.Info.ProgramDirectory)
	if errors.Is(err, npm.ErrNotInWorkspace) {
		directory = request.Info.ProgramDirectory
	} else if err != nil {
		return fmt.Errorf("looking for the workspace of %s: %w", request.Info.ProgramDirectory, err)
	}
	fmt.Fprintf(stdout, "Installing dependencies in %s...\n\n", directory)
	production := options.production || request.IsPlugin
	if _, err := npm.Install(server.Context(), options.packageManager, directory, production, stdout, stderr); err != nil {
		return fmt.Errorf("installing dependencies: %w", err)
	}
	fmt.Fprintf(stdout, "Finished installing dependencies\n\n")
	return streams.Close()
}

// GetProgramDependencies lists the installed packages, for `pulumi about`.
func (h *languageHost) GetProgramDependencies(
	ctx context.Context, request *pulumirpc.GetProgramDependenciesRequest,
) (*pulumirpc.GetProgramDependenciesResponse, error) {
	options, err := parseOptions(request.Info)
	if err != nil {
		return nil, err
	}
	manager, err := npm.ResolvePackageManager(options.packageManager, request.Info.ProgramDirectory)
	if err != nil {
		return nil, err
	}
	installed, err := manager.ListPackages(ctx, request.Info.ProgramDirectory, request.TransitiveDependencies)
	if err != nil {
		return nil, err
	}
	response := &pulumirpc.GetProgramDependenciesResponse{}
	for _, dependency := range installed {
		response.Dependencies = append(response.Dependencies,
			&pulumirpc.DependencyInfo{Name: dependency.Name, Version: dependency.Version})
	}
	return response, nil
}

// About tells which node runs the programs, for `pulumi about`.
func (h *languageHost) About(ctx context.Context, _ *pulumirpc.AboutRequest) (*pulumirpc.AboutResponse, error) {
	command, err := nodeCommand(ctx, []string{"--version"})
	if err != nil {
		return nil, err
	}
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("asking %s for its version: %w", command.Path, err)
	}
	return &pulumirpc.AboutResponse{Executable: command.Path, Version: strings.TrimSpace(string(output))}, nil
}

// nodeCommand prepares a node process that is interrupted, then killed, when the context ends.
func nodeCommand(ctx context.Context, arguments []string) (*exec.Cmd, error) {
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, fmt.Errorf("looking for node: %w", err)
	}
	command := exec.CommandContext(ctx, node, arguments...)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = interruptGrace
	return command, nil
}
