/** The index that pip asks unless it is told otherwise. */
export const PYPI = "https://pypi.org/simple";
