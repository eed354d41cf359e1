import { join } from "node:path";
import { ComponentProvider } from "@pulumi/pulumi/provider/experimental/provider";
import { MultiRegionTrail } from "../../components/multiRegionTrail";
import type { Document } from "./document";

/** Pulumi's name of the package that other languages get: the first part of the component's token. */
const packageName = "cloudtrail-baseline";

/**
 * The schema of the component for other languages, as Pulumi itself reads it from the sources. It is committed, so that the
 * plugin need not analyse them at every start.
 *
 * @see https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/
 */
export async function pluginSchema(repository: string): Promise<Document> {
  const dirname = join(repository, "components");
  const sources = new ComponentProvider({ name: packageName, dirname, components: [MultiRegionTrail] });
  return { path: "components/schema.json", text: await sources.getSchema() };
}
