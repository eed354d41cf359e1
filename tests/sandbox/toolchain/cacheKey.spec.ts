import assert from "node:assert/strict";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cacheDirectory } from "../../../sandbox/toolchain/cacheDirectory";
import { cacheKey } from "../../../sandbox/toolchain/cacheKey";
import { temporaryDirectory } from "./temporary";

describe("the key of a cache entry", () => {
  const directory = temporaryDirectory();

  async function tree(name: string, files: Readonly<Record<string, string>>): Promise<string> {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(join(directory.path, name, file, ".."), { recursive: true });
      await writeFile(join(directory.path, name, file), content);
    }
    return join(directory.path, name);
  }

  it("is the same for the same content in another clone, made at another time", async () => {
    const first = await tree("first", { "go.mod": "module a", "cmd/main.go": "package main" });
    const second = await tree("second", { "cmd/main.go": "package main", "go.mod": "module a" });
    await utimes(join(second, "go.mod"), 0, 0);
    assert.equal(await cacheKey({ paths: [first], values: ["1"] }), await cacheKey({ paths: [second], values: ["1"] }));
  });

  it("changes with a file's content, a file's name, a new file, and a value", async () => {
    const keys = await Promise.all([
      tree("a", { "go.mod": "module a" }).then((path) => cacheKey({ paths: [path], values: ["go1.26"] })),
      tree("b", { "go.mod": "module b" }).then((path) => cacheKey({ paths: [path], values: ["go1.26"] })),
      tree("c", { "go.sum": "module a" }).then((path) => cacheKey({ paths: [path], values: ["go1.26"] })),
      tree("d", { "go.mod": "module a", "a.go": "" }).then((path) => cacheKey({ paths: [path], values: ["go1.26"] })),
      tree("e", { "go.mod": "module a" }).then((path) => cacheKey({ paths: [path], values: ["go1.27"] })),
    ]);
    assert.equal(new Set(keys).size, keys.length);
  });

  it("does not confuse neighbouring values", async () => {
    assert.notEqual(
      await cacheKey({ paths: [], values: ["ab", "c"] }),
      await cacheKey({ paths: [], values: ["a", "bc"] }),
    );
  });
});

describe("the cache directory", () => {
  it("is the one that CLOUDTRAIL_BASELINE_CACHE names, before any other", () => {
    const environment = { CLOUDTRAIL_BASELINE_CACHE: "/big", XDG_CACHE_HOME: "/xdg", HOME: "/home/me" };
    assert.equal(cacheDirectory(environment, "linux"), "/big/pulumi-cloudtrail-baseline");
  });

  it("is in XDG_CACHE_HOME, unless that is empty", () => {
    assert.equal(
      cacheDirectory({ XDG_CACHE_HOME: "/xdg", HOME: "/home/me" }, "linux"),
      "/xdg/pulumi-cloudtrail-baseline",
    );
    assert.equal(
      cacheDirectory({ XDG_CACHE_HOME: "", HOME: "/home/me" }, "linux"),
      "/home/me/.cache/pulumi-cloudtrail-baseline",
    );
  });

  it("is where macOS keeps caches", () => {
    assert.equal(
      cacheDirectory({ HOME: "/Users/me" }, "darwin"),
      "/Users/me/Library/Caches/pulumi-cloudtrail-baseline",
    );
  });
});
