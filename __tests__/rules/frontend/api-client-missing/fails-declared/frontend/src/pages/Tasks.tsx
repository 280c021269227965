export const Tasks = () => {
	fetch("/api/tasks");
};
