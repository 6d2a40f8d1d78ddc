"""From empty books to the first sale, step by step."""
