package chatlab.page;

import chatlab.database.Json;

/** As Supabase says no. */
final class SupabaseRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    SupabaseRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String body() {
        return Json.MAPPER
                .createObjectNode()
                .put("code", status)
                .put("error_code", code)
                .put("msg", getMessage())
                .toString();
    }
}
