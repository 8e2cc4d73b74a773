package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitGeneration.Payment;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.generation.SubmitOutcome.Accepted;
import dev.loggia.engine.generation.SubmitOutcome.QuotaUsedUp;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.challenge.Challenges;
import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.visitor.KnownVisitor;
import dev.loggia.portal.visitor.RequesterResolver;
import dev.loggia.portal.visitor.VisitorCookie;
import dev.loggia.portal.visitor.WithoutBurstLimit;
import dev.loggia.portal.web.MediaAddress;
import dev.loggia.portal.web.PortalProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plan's four generate routes: free ones for everybody, the others for members. */
@WithoutBurstLimit(because = "the engine counts submissions")
@RestController
@RequestMapping(
        path = "/api/generate",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
class GenerateController implements GenerateApi {
    private final Generations generations;
    private final RequesterResolver requesters;
    private final VisitorCookie cookie;
    private final GenerateRequestReader reading;
    private final OutcomeProblems problems;
    private final Challenges challenges;
    private final LongPolls longPolls;
    private final MediaAddress address;
    private final Duration maxWait;

    GenerateController(
            Generations generations,
            RequesterResolver requesters,
            VisitorCookie cookie,
            GenerateRequestReader reading,
            OutcomeProblems problems,
            Challenges challenges,
            LongPolls longPolls,
            MediaAddress address,
            PortalProperties properties) {
        this.generations = generations;
        this.requesters = requesters;
        this.cookie = cookie;
        this.reading = reading;
        this.problems = problems;
        this.challenges = challenges;
        this.longPolls = longPolls;
        this.address = address;
        this.maxWait = properties.maxWait();
    }

    @Override
    @PostMapping("/free/image")
    public Object freeImage(
            @RequestBody GenerateRequest body, HttpServletRequest request, HttpServletResponse response) {
        return free(MediaKind.IMAGE, body, request, response);
    }

    @Override
    @PostMapping("/free/video")
    public Object freeVideo(
            @RequestBody GenerateRequest body, HttpServletRequest request, HttpServletResponse response) {
        return free(MediaKind.VIDEO, body, request, response);
    }

    @Override
    @PostMapping("/image")
    public Object image(@RequestBody GenerateRequest body, HttpServletRequest request) {
        return paid(MediaKind.IMAGE, body, request);
    }

    @Override
    @PostMapping("/video")
    public Object video(@RequestBody GenerateRequest body, HttpServletRequest request) {
        return paid(MediaKind.VIDEO, body, request);
    }

    /**
     * A {@code ResponseEntity}, or a future of one. Whoever did not know who they are, because the first answer was lost, is told
     * whom the repeat belongs to. Whoever is signed in is the member, here as elsewhere, and spends no credits.
     */
    private Object free(
            MediaKind kind, GenerateRequest body, HttpServletRequest request, HttpServletResponse response) {
        Requester.Member member = requesters.member(request).orElse(null);
        if (member != null) {
            return answer(accepted(member, Payment.FREE_QUOTA, kind, body, request), member, kind, request, null);
        }
        KnownVisitor visitor = requesters.visitor(request);
        Accepted accepted = accepted(visitor.requester(), Payment.FREE_QUOTA, kind, body, request);
        String id = visitor.fresh()
                ? accepted.owner().subject()
                : visitor.requester().visitor();
        if (visitor.source() != KnownVisitor.Source.HEADER) {
            cookie.issue(request, response, id);
        }
        Requester owner = new Requester.Visitor(visitor.requester().address(), id);
        return answer(accepted, owner, kind, request, visitor.fresh() ? id : null);
    }

    private Object paid(MediaKind kind, GenerateRequest body, HttpServletRequest request) {
        Requester member = requireMember(request);
        return answer(
                accepted(member, Payment.FREE_QUOTA_THEN_CREDITS, kind, body, request), member, kind, request, null);
    }

    private Accepted accepted(
            Requester requester, Payment payment, MediaKind kind, GenerateRequest body, HttpServletRequest request) {
        SubmitGeneration command = reading.read(requester, payment, kind, body, request.getHeader("Idempotency-Key"));
        SubmitOutcome outcome = generations.submit(command);
        if (outcome instanceof QuotaUsedUp usedUp && requester instanceof Requester.Visitor) {
            outcome = beyondQuota(usedUp, command, request);
        }
        if (outcome instanceof Accepted accepted) {
            return accepted;
        }
        throw problems.of(outcome).thrown();
    }

    private Object answer(
            Accepted accepted,
            Requester requester,
            MediaKind kind,
            HttpServletRequest request,
            @Nullable String visitor) {
        Duration wait = PreferHeader.waiting(request.getHeader("Prefer"), maxWait);
        SubmitResponse answers = new SubmitResponse(accepted, kind, visitor, address.origin(request), !wait.isZero());
        // Without a wait the answer goes out from here: a future, even a done one, is dispatched a second time.
        return wait.isZero()
                ? answers.answer(Optional.empty())
                : longPolls.untilEnd(accepted.id(), requester, wait).thenApply(answers::answer);
    }

    /** Others may have used up the address: who shows to be a person has a share of their own. */
    private SubmitOutcome beyondQuota(QuotaUsedUp usedUp, SubmitGeneration command, HttpServletRequest request) {
        Challenges.Offer offer = challenges.offer().orElse(null);
        if (offer == null) {
            return usedUp;
        }
        if (!challenges.passed(request.getHeader(Challenges.TOKEN))) {
            throw problems.of(usedUp).with("challenge", offer).thrown();
        }
        return generations.submitFromShare(command);
    }

    private Requester requireMember(HttpServletRequest request) {
        return requesters.member(request).orElseThrow(() -> Problem.of(
                        ProblemType.SIGN_IN_REQUIRED,
                        "This route spends credits, and accounts are not open on this server yet. Use the free route.")
                .with("upgradeUrl", "/signup")
                .thrown());
    }
}
