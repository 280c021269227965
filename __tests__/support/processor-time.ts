/** Milliseconds of the processor that this process has used. What else the machine does hardly changes it. */
export function processorTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}
