export const user = { name: "admin", password: "admin" };
