"""Google Cloud Text-to-Speech: voices whose words are timed by marks."""
