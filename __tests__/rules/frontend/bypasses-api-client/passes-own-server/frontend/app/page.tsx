export default function Page() {
	return <button onClick={() => fetch("/api/tasks/7", { method: "DELETE" })}>Delete</button>;
}
