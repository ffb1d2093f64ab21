"""What is asked about the deep sea, and which videos there are."""

QUESTIONS = (
    "How deep is the ocean?",
    "Why is the deep sea so dark?",
    "What lives in the Mariana Trench?",
    "Can humans dive to the bottom of the ocean?",
)
SEARCHES = (
    "deep sea creatures",
    "mariana trench pressure",
    "snailfish depth record",
    "deep sea exploration history",
)
PAGES = (
    ("How deep is the ocean?", "https://oceanservice.example/depth", "Ocean Service"),
    ("Deep sea - an encyclopedia", "https://encyclopedia.example/deep-sea", "Encyclopedia"),
    ("Mariana Trench pressure explained", "https://physics.example/trench", "Physics Today"),
)
VIDEOS = (
    ("How Deep Is the Ocean?", "Depth Channel"),
    ("10 Deep Sea Creatures You Won&#39;t Believe", "Wild List"),
    ("Deep Sea Creatures of the Midnight Zone", "Sea Lab"),
    ("What Lives in the Mariana Trench?", "Trench Talk"),
    ("The Midnight Zone, explained", "Sea Lab"),
    ("7 Strange Animals of the Mariana Trench", "Wild List"),
    ("Why Deep Sea Creatures Glow", "Glow &amp; Grow"),
    ("Marine Snow, explained", "Depth Channel"),
)


def knows(topic: str) -> bool:
    """Whether there is anything about a topic."""
    words = set(topic.lower().split())
    return bool(words & {"deep", "sea", "ocean", "trench"})
