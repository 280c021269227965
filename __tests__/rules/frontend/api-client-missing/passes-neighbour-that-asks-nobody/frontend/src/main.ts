fetch("/locales/en.json");
