package dev.greenroom.models;

import dev.greenroom.engine.models.Finding;
import dev.greenroom.engine.models.ModelType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may publish under which key: its owner; anybody who may publish at all, where nobody but the house owns it. */
final class Ownership {

    private final Accounts accounts;
    private final Deployments deployments;

    Ownership(Accounts accounts, Deployments deployments) {
        this.accounts = accounts;
        this.deployments = deployments;
    }

    void check(List<Candidate> candidates, Publication publication) {
        Set<String> seen = new HashSet<>();
        for (Candidate candidate : candidates) {
            for (String key : candidate.keys()) {
                if (!seen.add(candidate.type() + " " + key)) {
                    refuse(candidate, key, "duplicate-key", "'" + key + "' stands in two files of the same upload.");
                } else if (!publication.mayTakeAny()) {
                    checkOwner(candidate, key, publication);
                }
            }
        }
    }

    private void checkOwner(Candidate candidate, String key, Publication publication) {
        if (candidate.type() != ModelType.PROCESS && candidate.type() != ModelType.DECISION) {
            return;
        }
        Optional<String> owner = accounts.latest(key, candidate.type().name()).map(Accounts.Version::owner);
        boolean foreign = owner.filter(name -> !name.equals(publication.by())).isPresent();
        boolean uploaded = deployments
                .latest(key, candidate.type())
                .filter(deployment -> Deployments.UPLOADED.equals(deployment.getSource()))
                .isPresent();
        if (foreign && uploaded) {
            refuse(candidate, key, "foreign-owner", "'" + key + "' belongs to " + owner.get() + ".");
        }
    }

    private static void refuse(Candidate candidate, String key, String code, String reason) {
        candidate.add(new Finding(candidate.file().name(), key, null, Finding.Kind.MEANING, code, reason));
    }
}
