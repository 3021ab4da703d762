public import GateDomain

extension Grant: SignableStatement {}
