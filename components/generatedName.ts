/**
 * A name like the one that Pulumi generates in AWS for a part: it adds `-` and seven random characters.
 *
 * @param partName - the part's name in the program
 */
export function generatedName(partName: string): string {
  return `${partName}-0000000`;
}
