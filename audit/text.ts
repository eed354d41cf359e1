// What the command line needs of the rules without loading them.
export { suggestion } from "../rules/configuration/faultWords";
export { nearest } from "../rules/nearest";
export { placeOfDefect } from "../rules/defect";
export { quote } from "../rules/text";
