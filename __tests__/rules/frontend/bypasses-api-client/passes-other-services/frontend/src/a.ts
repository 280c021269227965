fetch("https://plausible.io/api/event", { method: "POST" });
fetch(`${import.meta.env.VITE_MAPS_API_URL}/tiles`);
fetch("/locales/en.json");
fetch("http://localhost:11434/api/generate");
