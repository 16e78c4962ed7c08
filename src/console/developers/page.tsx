export const DevelopersPage = () => null;
