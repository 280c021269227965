export const Help = () => (
	<p title="http://localhost:8000">
		See <a href="https://me-todo.hf.space/docs">https://me-todo.hf.space</a>
	</p>
);
console.log("running at http://localhost:8000");
