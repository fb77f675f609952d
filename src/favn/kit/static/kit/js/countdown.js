// Keeps a countdown honest while the page stands open. The server has already written the words.
const units = document.documentElement.lang === "en"
  ? { day: "days", hour: "h", minute: "min", late: (span) => `${span} too late` }
  : { day: "dage", hour: "t", minute: "min", late: (span) => `${span} for sent` };

const span = (minutes) => {
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return null;
  return hours ? `${hours} ${units.hour} ${minutes % 60} ${units.minute}` : `${minutes} ${units.minute}`;
};

const tick = () => {
  for (const clock of document.querySelectorAll("[data-countdown]")) {
    const left = Math.floor((Date.parse(clock.dataset.countdown) - Date.now()) / 60000);
    const words = span(Math.abs(left));
    if (!words) continue;
    clock.querySelector(".countdown-words").textContent = left < 0 ? units.late(words) : words;
    if (left < 0) clock.classList.add("countdown--late");
  }
};

setInterval(tick, 20000);
