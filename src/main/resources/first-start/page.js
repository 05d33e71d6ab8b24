// Looks again every second and takes over what has changed; once the service itself answers, goes there.
const look = async () => {
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store', headers: { Accept: 'text/html' } });
    if (answer.headers.get('X-Greenroom-First-Start') !== 'yes') {
      location.replace('/');
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('first-start');
    const shown = document.getElementById('first-start');
    if (fresh && fresh.dataset.state === 'filling' && shown.dataset.state === 'filling') {
      const bar = document.getElementById('bar');
      bar.max = fresh.querySelector('#bar').max;
      bar.value = fresh.querySelector('#bar').value;
      shown.querySelector('[role=status]').textContent = fresh.querySelector('[role=status]').textContent;
    } else if (fresh && fresh.dataset.state !== shown.dataset.state) {
      location.reload();
      return;
    }
  } catch {
    // For a moment nobody listens: the service is taking the port.
  }
  setTimeout(look, 1000);
};
setTimeout(look, 1000);
