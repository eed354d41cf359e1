// What an audit is given by its users.
export { readAccountList } from "./accounts/accountList";
export type { ListedAccount } from "./accounts/listedAccount";
export { type Configuration, readConfiguration } from "../rules/configuration/readConfiguration";
export type { EarlierReport } from "./since/earlierReport";
export { readEarlierReport } from "./since/readEarlierReport";
