package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.util.function.Function;

/** Which call goes where: the whole surface on one screen. */
record Routes(JobsApi jobs, FilesApi files, UploadApi uploads, AdminApi admin, Tasks tasks)
        implements Function<Request, Reply> {

    @Override
    public Reply apply(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /api/v1/jobs/createTask" -> jobs.create(request);
            case "GET /api/v1/jobs/recordInfo" -> jobs.recordInfo(request);
            case "GET /api/v1/chat/credit" -> Reply.ok(Json.MAPPER.valueToTree(tasks.balance()));
            case "POST /api/v1/common/download-url" -> files.downloadUrl(request);
            case "POST /api/file-base64-upload" -> uploads.base64(request);
            case "POST /api/file-url-upload" -> uploads.url(request);
            case "POST /api/file-stream-upload" -> uploads.stream(request);
            default -> other(request);
        };
    }

    private Reply other(Request request) {
        if (request.path().startsWith("/__admin/")) {
            return admin.answer(request);
        }
        if (request.path().startsWith("/api/")) {
            return Reply.error(404);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Reply.notFound();
        }
        return request.path().startsWith("/uploads/") ? uploads.fetch(request.path()) : files.fetch(request.path());
    }
}
