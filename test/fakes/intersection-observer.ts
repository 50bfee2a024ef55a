/** Every element is in view, but those that a test put out of it. */
export const outOfView = new Set<Element>();

/** Of these the browser says that something is drawn above them, or that they are drawn otherwise than plainly. */
export const notSeen = new Set<Element>();

const all = new Set<FakeIntersectionObserver>();

type Callback = (
  entries: { target: Element; isIntersecting: boolean; intersectionRatio: number; isVisible: boolean }[],
) => void;

export class FakeIntersectionObserver {
  readonly #callback: Callback;
  readonly #observed = new Set<Element>();

  constructor(callback: Callback) {
    this.#callback = callback;
    all.add(this);
  }

  observe(element: Element): void {
    this.#observed.add(element);
    queueMicrotask(() => this.tell(element));
  }

  unobserve(element: Element): void {
    this.#observed.delete(element);
  }

  disconnect(): void {
    this.#observed.clear();
    all.delete(this);
  }

  tell(element: Element): void {
    if (!this.#observed.has(element)) return;
    const isIntersecting = !outOfView.has(element);
    const intersectionRatio = isIntersecting ? 1 : 0;
    this.#callback([{ target: element, isIntersecting, intersectionRatio, isVisible: !notSeen.has(element) }]);
  }
}

/** What a reader does who scrolls there. */
export function scrollTo(element: Element): void {
  outOfView.delete(element);
  for (const observer of all) observer.tell(element);
}
