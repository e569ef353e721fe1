/*
 * « Monter » and « Descendre » beside each thing to rank; the ranks in the lists follow. Without this the lists do the same.
 *   data-up, data-down   words of the buttons;  data-now   "{0} : rang {1}", said aloud after a move
 */
export function enhance(place) {
  const list = place.querySelector('.ranking');
  const status = document.createElement('p');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  place.append(status);

  const lines = () => [...list.children];
  const rank = (line) => line.querySelector('select');
  const name = (line) => line.querySelector('label').textContent;

  lines().forEach((line) => {
    const moves = document.createElement('div');
    moves.className = 'ranking__moves';
    moves.append(button(place.dataset.up, '↑', line, -1), button(place.dataset.down, '↓', line, 1));
    line.append(moves);
    rank(line).addEventListener('change', sort);
  });
  sort();

  function button(word, sign, line, by) {
    const move = document.createElement('button');
    move.type = 'button';
    move.className = 'button button--quiet button--small';
    move.textContent = sign;
    move.setAttribute('aria-label', `${word} : ${name(line)}`);
    move.addEventListener('click', () => {
      const order = lines();
      const at = order.indexOf(line);
      const to = at + by;
      if (to < 0 || to >= order.length) {
        return;
      }
      list.insertBefore(line, by < 0 ? order[to] : order[to].nextSibling);
      lines().forEach((each, index) => {
        rank(each).value = String(index + 1);
      });
      move.focus();
      status.textContent = place.dataset.now.replace('{0}', name(line)).replace('{1}', String(to + 1));
      rank(line).dispatchEvent(new Event('change', { bubbles: true }));
    });
    return move;
  }

  /* ranked lines first, in order; the others keep theirs */
  function sort() {
    const held = document.activeElement;
    const order = lines().map((line, index) => ({ line, index, rank: Number(rank(line).value) || Infinity }));
    const sorted = [...order].sort((a, b) => a.rank - b.rank || a.index - b.index);
    if (sorted.some((each, index) => each !== order[index])) {
      list.append(...sorted.map((each) => each.line));
      held?.focus();
    }
  }
}
