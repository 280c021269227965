import { useEffect, useState } from "react";

export function Todos() {
	const [todos, setTodos] = useState([]);
	useEffect(() => {
		fetch(`${import.meta.env.VITE_API_URL}/api/todos`)
			.then((response) => response.json())
			.then(setTodos);
	}, []);
	return <p>{todos.length} todos</p>;
}
