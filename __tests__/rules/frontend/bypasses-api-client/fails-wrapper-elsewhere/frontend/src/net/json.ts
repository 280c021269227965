export const json = async (url: string) => (await fetch(url)).json();
