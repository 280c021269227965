function load(fetch: (path: string) => void) {
	fetch("/api/tasks");
}
load(() => {});
