import axios from "axios";

export function Tasks() {
	useEffect(() => {
		axios.get(`${import.meta.env.VITE_API_URL}/api/tasks`);
	}, []);
	return <button onClick={() => fetch("/api/tasks/1", { method: "DELETE" })}>Delete</button>;
}
