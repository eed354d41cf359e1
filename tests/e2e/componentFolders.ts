/** The folders of this repository that the component's sources are in, for tests that copy or compile them elsewhere. */
export const componentFolders = ["components", "live", "rules"] as const;
