/**
 * Flavours that a Space can suggest: those of the configuration reference (hub-docs, 2026-08), of huggingface_hub's
 * `SpaceHardware` and of @huggingface/hub's `SpaceHardwareFlavor` (both 2026-08), which differ. New ones come every year.
 */
export const HARDWARE: readonly string[] = [
	"cpu-basic",
	"cpu-upgrade",
	"cpu-performance",
	"cpu-xl",
	"sprx8",
	"zero-a10g",
	"inf2x6",
	"t4-small",
	"t4-medium",
	"l4x1",
	"l4x4",
	"l40sx1",
	"l40sx4",
	"l40sx8",
	"a10g-small",
	"a10g-large",
	"a10g-largex2",
	"a10g-largex4",
	"a100-large",
	"a100x4",
	"a100x8",
];
