import picocolors from "picocolors";

/** Functions that colour a text, or leave it as it is. */
export type Colours = ReturnType<typeof picocolors.createColors>;

/** Colours for a place that shows them. */
export const COLOURED: Colours = picocolors.createColors(true);

/** The same without colours. */
export const PLAIN: Colours = picocolors.createColors(false);
