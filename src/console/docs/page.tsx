export const DocsPage = () => null;
