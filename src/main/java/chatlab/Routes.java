package chatlab;

import chatlab.account.AccountRoutes;
import chatlab.account.ProfileRoutes;
import chatlab.conversation.ConversationRoutes;
import chatlab.discussion.Discussion;
import chatlab.http.Api;
import chatlab.insight.InsightRoutes;
import chatlab.persona.CharacterRoutes;
import chatlab.persona.own.AvatarRoutes;
import chatlab.persona.own.CardRoutes;
import chatlab.persona.own.OwnCharacterRoutes;
import chatlab.privacy.PrivacyRoutes;

/**
 * Every feature's routes, one line each. Fixed paths come before those that begin with a user's id.
 */
final class Routes {
    private Routes() {}

    static void register(
            Api api,
            ServerRoutes server,
            CharacterRoutes characters,
            OwnCharacterRoutes ownCharacters,
            CardRoutes cards,
            AvatarRoutes avatars,
            AccountRoutes accounts,
            ProfileRoutes profile,
            PrivacyRoutes privacy,
            ConversationRoutes conversations,
            Discussion discussion,
            InsightRoutes insight) {
        server.register(api);
        characters.register(api);
        avatars.register(api);
        accounts.register(api);
        profile.register(api);
        privacy.register(api);
        ownCharacters.register(api);
        cards.register(api);
        conversations.register(api);
        discussion.register(api);
        insight.register(api);
    }
}
