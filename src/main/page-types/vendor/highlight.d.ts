// The server serves this file out of a WebJar. Of what is in it, the page uses this.
declare const colours: {
  highlight(code: string, options: { language: string; ignoreIllegals: boolean }): { value: string };
};
export default colours;
