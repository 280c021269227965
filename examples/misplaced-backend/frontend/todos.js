const answer = await fetch("/todos");
document.body.append(JSON.stringify(await answer.json()));
