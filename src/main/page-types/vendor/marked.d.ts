// The server serves this file out of a WebJar; its types are the npm package's.
export * from "marked";
