import 'htmx.org/dist/htmx.min.js'

// A post on a dead line shows nothing by itself: say that the line is down and that what was filled in is still there.

const say = (down: boolean) => {
  const line = document.getElementById('line-down')
  if (line) line.hidden = !down
}

document.addEventListener('htmx:error', () => say(true))
document.addEventListener('htmx:after:swap', () => say(false))
window.addEventListener('online', () => say(false))
