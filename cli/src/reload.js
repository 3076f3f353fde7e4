// Preview only: reloads the page after a build, and shows the mistakes of a build that failed.
const source = new EventSource('/_cabas/events');
source.addEventListener('reload', () => location.reload());
source.addEventListener('mistakes', (event) => {
  document.getElementById('cabas-mistakes')?.remove();
  const box = document.createElement('pre');
  box.id = 'cabas-mistakes';
  box.className = 'notice is-urgent';
  box.setAttribute('role', 'alert');
  box.textContent = event.data;
  document.body.prepend(box);
  scrollTo(0, 0);
});
