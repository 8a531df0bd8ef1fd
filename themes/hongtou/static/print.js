// The print button is of no use without a script, so it is the script that shows it.
const button = document.querySelector(".tools button");
button.hidden = false;
button.addEventListener("click", () => window.print());
