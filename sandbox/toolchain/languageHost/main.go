// Command pulumi-language-nodejs is a thin Node.js language host: what the Pulumi engine starts to run Node.js programs,
// policy packs and component plugins.
//
// Why it is here: a Pulumi CLI built from its Go module has no language hosts, and since 3.221 the official Node.js host
// is in no published Go module. Where the vendor's archive can be downloaded, the official host comes with it and this
// one is not built. It can go on the day `go build` can fetch the official one.
//
// What it leaves out: Bun, attaching a debugger, tracing, blocking invokes (`async: false`), and code generation
// (`pulumi convert`, `pulumi package add`).
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/util/cmdutil"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/logging"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil"
	"github.com/pulumi/pulumi/sdk/v3/go/common/version"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

// engineCheckInterval is how often the host looks whether the engine that started it is still alive.
const engineCheckInterval = 5 * time.Minute

func main() {
	arguments := os.Args[1:]
	if len(arguments) == 1 && (arguments[0] == "-version" || arguments[0] == "--version") {
		fmt.Println(version.Version)
		return
	}
	if err := serve(engineAddress(arguments)); err != nil {
		cmdutil.Exit(err)
	}
}

// engineAddress returns the address of the engine: by contract the last argument, after any flags.
func engineAddress(arguments []string) string {
	if len(arguments) == 0 {
		return ""
	}
	return arguments[len(arguments)-1]
}

// serve answers the engine until it goes away or the process is interrupted.
func serve(engine string) error {
	logging.InitLogging(false, 0, false)
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	if engine != "" {
		if err := rpcutil.Healthcheck(ctx, engine, engineCheckInterval, cancel); err != nil {
			return fmt.Errorf("connecting to the engine at %s: %w", engine, err)
		}
	}
	stop := make(chan bool)
	context.AfterFunc(ctx, func() { close(stop) })

	handle, err := rpcutil.ServeWithOptions(rpcutil.ServeOptions{
		Cancel: stop,
		Init: func(server *grpc.Server) error {
			pulumirpc.RegisterLanguageRuntimeServer(server, &languageHost{engine: engine, lifetime: ctx})
			return nil
		},
		Options: rpcutil.TracingServerInterceptorOptions(nil),
	})
	if err != nil {
		return fmt.Errorf("starting the language host's server: %w", err)
	}
	// The engine reads the port from the first line of standard output.
	fmt.Println(handle.Port)
	return <-handle.Done
}
