package dev.greenroom.statuspage;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The one answer to whoever comes without a good link; too often, and they are to wait. */
@Component
class Nowhere {

    private final Guesses guesses;
    private final StatusAnswers answers;

    Nowhere(Guesses guesses, StatusAnswers answers) {
        this.guesses = guesses;
        this.answers = answers;
    }

    ResponseEntity<String> tell(StatusVisitor visitor) {
        return guesses.count(visitor.address())
                ? answers.nothing(visitor.language())
                : answers.wait(visitor.language());
    }
}
