export const get = (path) => fetch(`/api${path}`);
